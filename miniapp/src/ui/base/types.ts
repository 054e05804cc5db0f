import type { CSSProperties, ReactNode } from 'react';

/** Block elements with meaning; in the mini-program all are views with the matching aria role. */
export type BoxElement =
  | 'div'
  | 'section'
  | 'article'
  | 'header'
  | 'footer'
  | 'main'
  | 'nav'
  | 'p'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'ul'
  | 'ol'
  | 'li'
  | 'dl'
  | 'dt'
  | 'dd'
  | 'fieldset'
  | 'legend';

interface Common {
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly id?: string;
  readonly children?: ReactNode;
}

export interface BoxProps extends Common {
  readonly as?: BoxElement;
  readonly role?: string;
  /** What a screen reader says instead of the content. */
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string;
  /** Decoration: not read aloud. */
  readonly decorative?: boolean;
  /** Changes are read aloud: `polite` waits for a pause. */
  readonly live?: 'polite' | 'assertive';
  readonly busy?: boolean;
  /** Scrolls horizontally (a strip of days). */
  readonly scrollX?: boolean;
  readonly testId?: string;
}

export interface PressProps extends Common {
  /** A page of the app; on H5 a real link, so that it can be opened in a new tab. */
  readonly to?: string;
  /** An address outside the app or `tel:`; H5 follows it, the mini-program calls `onPress`. */
  readonly href?: string;
  readonly onPress?: () => void;
  readonly disabled?: boolean;
  /** What a screen reader says instead of the content. */
  readonly label?: string;
  readonly role?: 'button' | 'tab' | 'radio' | 'checkbox' | 'switch' | 'option';
  readonly selected?: boolean;
  readonly checked?: boolean;
  readonly expanded?: boolean;
  /** The page or step one is on. */
  readonly current?: boolean;
  readonly controls?: string;
  readonly describedBy?: string;
  readonly busy?: boolean;
  /** Keyboard order; -1 leaves it to the arrow keys of its group. */
  readonly tabIndex?: 0 | -1;
  readonly onKey?: (key: string) => boolean;
  readonly testId?: string;
}

export interface InputProps {
  readonly id?: string;
  readonly className?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  /** Enter on a keyboard, 完成 on a phone's. */
  readonly onEnter?: () => void;
  readonly kind?: 'text' | 'phone' | 'digits' | 'search' | 'password';
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly autoComplete?: string;
  readonly label?: string;
  readonly describedBy?: string;
  readonly invalid?: boolean;
  readonly required?: boolean;
  readonly testId?: string;
}

export interface StripProps extends Common {
  /** Id of the part that is scrolled to; WeChat takes letters, digits and hyphens only. */
  readonly shown?: string;
}

export interface Choice {
  readonly key: string;
  readonly title: string;
}

export interface SelectProps {
  readonly id?: string;
  readonly className?: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (key: string) => void;
  readonly label?: string;
  readonly describedBy?: string;
  readonly invalid?: boolean;
}

export interface ImageProps {
  readonly src: string;
  /** What it shows, in words; empty for decoration. */
  readonly alt: string;
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly onLoad?: () => void;
  readonly onError?: () => void;
}
