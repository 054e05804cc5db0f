import './print.h5.scss';

/** A kiosk's paper; it holds while the machine prints, since other pages of the browser print on A4. */
const PAPER = '@page { size: 80mm 150mm; margin: 3mm }';

/** Prints what stands ready on the page for paper; a kiosk's browser does so without asking. */
export function printPaper(): void {
  const sheet = document.createElement('style');
  sheet.textContent = PAPER;
  document.head.append(sheet);
  window.addEventListener('afterprint', () => sheet.remove(), { once: true });
  window.print();
}
