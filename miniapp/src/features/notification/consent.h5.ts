/** A browser has no messages of WeChat to agree to; the inbox has every notice. */
export async function askConsent(_templates: unknown, _kinds: unknown): Promise<void> {}
