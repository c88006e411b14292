import 'vue';

/** Standard attributes that Vue’s own types do not know yet. */
declare module 'vue' {
  interface HTMLAttributes {
    popover?: boolean | '' | 'auto' | 'manual';
    'aria-description'?: string;
  }
  interface ButtonHTMLAttributes {
    popovertarget?: string;
  }
}
