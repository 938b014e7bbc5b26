import { rmSync } from 'node:fs'

/** The demo company the browser tests worked on. */
export default function removeData(): void {
  if (process.env.E2E_DATA) rmSync(process.env.E2E_DATA, { recursive: true, force: true })
}
