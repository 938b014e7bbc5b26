export function findPostgres(): Promise<{ url: string; stop: () => Promise<void>; from: string }>
export function freePort(): Promise<number>
export function postgresPrograms(): string
