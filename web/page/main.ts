// Where the one-file page begins: the same as the served one, with its style carried within.

import '../style.css';
import '../main.js';
