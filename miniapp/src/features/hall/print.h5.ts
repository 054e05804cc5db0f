import './print.h5.scss';

/** Prints what stands ready on the page for paper; a kiosk's browser does so without asking. */
export function printPaper(): void {
  window.print();
}
