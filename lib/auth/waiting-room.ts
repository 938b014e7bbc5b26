import { setTimeout } from 'node:timers/promises'
import { Forbidden } from '@/lib/okr/errors'

type Sleep = (milliseconds: number) => Promise<unknown>

/** Where requests wait that are over an allowance: bounded, so that a flood of them holds neither the server nor one origin's all. */
export class WaitingRoom {
  private waiting = 0
  private readonly fromOrigin = new Map<string, number>()

  constructor(
    private readonly places: number,
    private readonly placesAnOrigin: number,
    private readonly sleep: Sleep = setTimeout,
  ) {}

  /** @throws Forbidden `signInBusy` when there is no place left */
  async wait(milliseconds: number, origin: string): Promise<void> {
    if (milliseconds <= 0) return
    const already = this.fromOrigin.get(origin) ?? 0
    if (this.waiting >= this.places || already >= this.placesAnOrigin) throw new Forbidden('signInBusy')
    this.waiting++
    this.fromOrigin.set(origin, already + 1)
    try {
      await this.sleep(milliseconds)
    } finally {
      this.waiting--
      const left = this.fromOrigin.get(origin)! - 1
      if (left > 0) this.fromOrigin.set(origin, left)
      else this.fromOrigin.delete(origin)
    }
  }
}

// Next bundles this file several times: all copies share the room.
const shared = globalThis as { pacelineWaitingRoom?: WaitingRoom }
const room = (shared.pacelineWaitingRoom ??= new WaitingRoom(200, 25))

/** How somebody from this origin waits on this server. */
export const waitFrom = (origin: string) => (milliseconds: number) => room.wait(milliseconds, origin)
