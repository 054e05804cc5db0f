interface PageHeadProps {
  readonly title: string;
  readonly quiet?: boolean;
  readonly tab?: string;
}

/** WeChat draws the bar with title and way back itself. */
export function PageHead(_: PageHeadProps) {
  return null;
}
