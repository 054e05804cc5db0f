/** WeChat asks for consent before its own calls only; in a browser the guideline stands in the settings. */
export function wirePrivacy(): void {}
