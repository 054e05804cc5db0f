import { findProgram } from './apt.mjs';

/** The browser that journeys are walked in and pictures taken with: it draws without a window, at half the cost of one. */
export const BROWSER = 'chromium-headless-shell';

/** Its path, or that of the whole browser where only that is installed; CHROMIUM names another. */
export const browserProgram = () => process.env.CHROMIUM ?? findProgram(BROWSER) ?? findProgram('chromium') ?? BROWSER;
