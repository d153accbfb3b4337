// A button that opens a short list. Escape and a click elsewhere close it; arrows walk through it.

import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

export interface MenuItem {
  readonly name: string;
  readonly means?: string;
  readonly disabled?: boolean;
  readonly choose: () => void;
}

export function Menu({ label, items, children }: { label: string; items: readonly MenuItem[]; children: ComponentChildren }) {
  const open = useSignal(false);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open.value) return;
    root.current?.querySelector<HTMLButtonElement>('[role=menuitem]:not(:disabled)')?.focus();
    const away = (event: PointerEvent): void => {
      if (!root.current?.contains(event.target as Node)) open.value = false;
    };
    window.addEventListener('pointerdown', away);
    return () => window.removeEventListener('pointerdown', away);
  }, [open.value]);
  const close = (): void => {
    open.value = false;
    root.current?.querySelector('button')?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    if (!open.value) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const all = [...root.current!.querySelectorAll<HTMLButtonElement>('[role=menuitem]:not(:disabled)')];
      const step = event.key === 'ArrowDown' ? 1 : -1;
      all[(all.indexOf(document.activeElement as HTMLButtonElement) + step + all.length) % all.length]?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="menu" ref={root} role="none" onKeyDown={press}>
      <button
        type="button"
        class="tool"
        aria-haspopup="menu"
        aria-expanded={open.value}
        aria-label={label}
        title={label}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        {children}
      </button>
      {open.value && (
        <div class="menu-list" role="menu" aria-label={label}>
          {items.map(({ name, means, disabled, choose }) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              disabled={disabled === true}
              onClick={() => {
                close();
                choose();
              }}
            >
              <span>{name}</span>
              {means && <span class="menu-means">{means}</span>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
