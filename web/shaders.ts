// What the graphics card runs for nodes and straight lines, and nothing else: `picture.ts` gives it its data.
//
// A node is a disc, a square or a diamond, with a ring whose arcs are the shares of support and opposition. A line may be dashed or
// dotted and ends in an arrow head. Sizes are in pixels of the screen; one pixel is 2 * u_correctionRatio in the units of the graph.

/** Shapes as the shader knows them. */
export const SHAPE_NUMBERS = { disc: 0, square: 1, diamond: 2 } as const;

export const NODE_VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_support;
attribute vec4 a_opposition;
attribute vec4 a_paper;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute vec2 a_shares;
attribute float a_angle;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;

varying vec4 v_color;
varying vec4 v_support;
varying vec4 v_opposition;
varying vec4 v_paper;
varying vec2 v_at;
varying float v_radius;
varying float v_shape;
varying vec2 v_shares;

const float bias = 255.0 / 254.0;

void main() {
  float pixel = 2.0 * u_correctionRatio;
  float radius = a_size / u_sizeRatio * pixel;
  // A triangle around a circle of 1.5 radii, which holds the corners of the square.
  vec2 offset = (3.0 * radius + 6.0 * pixel) * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + offset, 1)).xy, 0, 1);
  v_at = offset / pixel;
  v_radius = radius / pixel;
  v_shape = a_shape;
  v_shares = a_shares;
  v_support = a_support;
  v_opposition = a_opposition;
  v_paper = a_paper;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}
`;

export const NODE_FRAGMENT = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec4 v_support;
varying vec4 v_opposition;
varying vec4 v_paper;
varying vec2 v_at;
varying float v_radius;
varying float v_shape;
varying vec2 v_shares;

const float TURN = 6.283185307;

// Distance to the outline, negative inside. The three shapes have about the same area.
float outline(vec2 at) {
  if (v_shape < 0.5) return length(at) - v_radius;
  float corner = 0.14 * v_radius;
  vec2 turned = v_shape < 1.5 ? at : vec2(at.x + at.y, at.x - at.y) * 0.70710678;
  vec2 q = abs(turned) - vec2(0.9 * v_radius - corner);
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - corner;
}

void main(void) {
  float distance = outline(v_at);
  #ifdef PICKING_MODE
  gl_FragColor = distance > 2.0 ? vec4(0.0) : v_color;
  #else
  // From outside: nothing, a rim of paper, the ring, a thin rim of paper, the body.
  float ring = clamp(0.3 * v_radius, 2.0, 4.5);
  float voted = step(0.001, v_shares.x + v_shares.y);
  float share = fract(atan(v_at.x, v_at.y) / TURN + 1.0);
  vec4 arc = share <= v_shares.x ? v_support : v_opposition;
  vec4 color = v_color;
  if (voted > 0.5) {
    float inner = -ring;
    color = mix(color, v_paper, smoothstep(inner - 1.8, inner - 0.9, distance));
    color = mix(color, arc, smoothstep(inner - 0.4, inner + 0.4, distance));
  }
  color = mix(color, v_paper, smoothstep(-0.5, 0.5, distance));
  float alpha = 1.0 - smoothstep(1.2, 2.2, distance);
  gl_FragColor = vec4(color.rgb * alpha, alpha);
  #endif
}
`;

export const LINE_VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_from;
attribute vec2 a_to;
attribute vec2 a_radii;
attribute float a_width;
attribute float a_dash;
attribute float a_head;
attribute vec2 a_corner;

uniform mat3 u_matrix;
uniform vec2 u_dimensions;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
uniform float u_headLength;
uniform float u_headWidth;

varying vec4 v_color;
varying vec2 v_at;
varying float v_length;
varying float v_half;
varying float v_dash;
varying float v_head;

const float bias = 255.0 / 254.0;

void main() {
  vec2 from = ((u_matrix * vec3(a_from, 1)).xy + 1.0) * u_dimensions / 2.0;
  vec2 to = ((u_matrix * vec3(a_to, 1)).xy + 1.0) * u_dimensions / 2.0;
  float scale = u_pixelRatio / u_sizeRatio;
  float width = max(0.8 * u_pixelRatio, a_width * scale);
  vec2 between = to - from;
  float whole = max(1.0, length(between));
  vec2 direction = between / whole;
  vec2 side = vec2(-direction.y, direction.x);
  vec2 radii = min(a_radii * scale, vec2(0.45 * whole));
  from += direction * radii.x;
  float rest = whole - radii.x - radii.y;
  float reach = max(0.5 * width, 0.5 * width * u_headWidth * a_head) + 1.5;
  vec2 place = from + direction * (a_corner.x * rest) + side * (a_corner.y * reach);
  gl_Position = vec4(place / u_dimensions * 2.0 - 1.0, 0, 1);
  v_at = vec2(a_corner.x * rest, a_corner.y * reach);
  v_length = rest;
  v_half = 0.5 * width;
  v_dash = a_dash * u_pixelRatio;
  v_head = min(a_head * width * u_headLength, 0.8 * rest);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}
`;

export const LINE_FRAGMENT = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec2 v_at;
varying float v_length;
varying float v_half;
varying float v_dash;
varying float v_head;

uniform float u_headWidth;

void main(void) {
  float left = v_length - v_at.x;
  float inHead = step(left, v_head);
  float half_ = inHead > 0.5 ? v_half * u_headWidth * left / max(v_head, 0.001) : v_half;
  float alpha = 1.0 - smoothstep(half_ - 0.6, half_ + 0.6, abs(v_at.y));
  if (v_dash > 0.0 && inHead < 0.5) {
    float phase = mod(v_at.x, v_dash);
    alpha *= smoothstep(0.0, 1.0, phase) * (1.0 - smoothstep(0.55 * v_dash, 0.55 * v_dash + 1.0, phase));
  }
  #ifdef PICKING_MODE
  gl_FragColor = alpha < 0.5 ? vec4(0.0) : v_color;
  #else
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
  #endif
}
`;
