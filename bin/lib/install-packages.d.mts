export function isRoot(): boolean
export function installPackages(names: string[]): boolean
