/** A part of the product the head leads to: `pages/home/index`, 首页. */
export interface Section {
  readonly page: string;
  readonly text: string;
}

export interface PageHeadProps {
  readonly title: string;
  readonly quiet?: boolean;
  readonly sections: readonly Section[];
  /** The section this page is; other pages get a way back. */
  readonly current?: string;
}
