import 'vue';

/** Standard attributes that Vue’s own types do not know yet. */
declare module 'vue' {
  interface HTMLAttributes {
    popover?: '' | 'auto' | 'manual';
    'aria-description'?: string;
  }
  interface ButtonHTMLAttributes {
    popovertarget?: string;
  }
}
