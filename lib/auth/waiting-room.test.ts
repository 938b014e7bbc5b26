import { expect, test } from 'vitest'
import { Forbidden } from '@/lib/okr/errors'
import { WaitingRoom } from './waiting-room'

/** A room whose time passes when the test says so. */
function room(places: number, placesAnOrigin: number) {
  const wakes: (() => void)[] = []
  const slept: number[] = []
  const waitingRoom = new WaitingRoom(places, placesAnOrigin, (milliseconds) => {
    slept.push(milliseconds)
    return new Promise<void>((resolve) => wakes.push(resolve))
  })
  return { waitingRoom, slept, wakeAll: () => wakes.splice(0).forEach((wake) => wake()) }
}

test('who need not wait takes no place', async () => {
  const { waitingRoom, slept } = room(0, 0)
  await waitingRoom.wait(0, '192.0.2.1')
  expect(slept).toEqual([])
})

test('a flood from one origin fills its own places, one from everywhere all of them; when they leave, others may wait', async () => {
  const { waitingRoom, wakeAll, slept } = room(5, 2)
  const inside = ['a', 'a', 'b', 'b', 'c'].map((origin) => waitingRoom.wait(3000, origin))
  await expect(waitingRoom.wait(3000, 'a')).rejects.toThrow(new Forbidden('signInBusy'))
  await expect(waitingRoom.wait(3000, 'd')).rejects.toThrow(new Forbidden('signInBusy'))
  wakeAll()
  await Promise.all(inside)
  const later = [waitingRoom.wait(6000, 'a'), waitingRoom.wait(6000, 'd')]
  wakeAll()
  await Promise.all(later)
  expect(slept).toEqual([3000, 3000, 3000, 3000, 3000, 6000, 6000])
})
