export class DataFolderInUse extends Error {}

/**
 * Holds a folder for this process until it ends, however it ends. Taken again by the same process or its child it answers
 * at once. Once the promise of `release` is kept, another can take it.
 */
export function lockDataFolder(folder: string): Promise<{ release: () => Promise<void> }>
