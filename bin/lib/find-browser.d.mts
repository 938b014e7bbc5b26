export const quietFlags: string[]
export function findBrowser(): Promise<string>
