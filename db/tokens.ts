import { createHash, randomBytes } from 'node:crypto'

/** The secret half of a one-time link: 256 random bits. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Only this is kept of it. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url')
