import type { ComponentType } from 'react';

/** Sheets that may open over any page (login, privacy). Features register theirs at launch; Page draws them. */
const overlays: ComponentType[] = [];

/** Draws `overlay` over every visible page from now on. */
export function registerOverlay(overlay: ComponentType): void {
  if (!overlays.includes(overlay)) overlays.push(overlay);
}

export const registeredOverlays = (): readonly ComponentType[] => overlays;
