/** WeChat turns the pages itself. */
export function stillPages(): void {
  // Nothing of ours moves.
}
