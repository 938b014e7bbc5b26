import { createHmac, timingSafeEqual } from 'node:crypto'

/** Letters and digits that cannot be mistaken for one another. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** The one-time code of the first setup, `XXXX-XXXX-XXXX`: printed at boot, the same on every server of one installation. */
export function setupCode(secret: string, installationId: string): string {
  const digest = createHmac('sha256', secret).update(`setup ${installationId}`).digest()
  const letters = [...digest.subarray(0, 12)].map((byte) => alphabet[byte % alphabet.length])
  return [0, 4, 8].map((start) => letters.slice(start, start + 4).join('')).join('-')
}

/** Compares what was typed, already without dashes and in capitals. */
export function isSetupCode(typed: string, secret: string, installationId: string): boolean {
  const right = Buffer.from(setupCode(secret, installationId).replaceAll('-', ''))
  const given = Buffer.from(typed)
  return given.length === right.length && timingSafeEqual(given, right)
}
