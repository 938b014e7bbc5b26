import { expect, test } from 'vitest'
import { Forbidden } from '@/lib/okr/errors'
import { Lane } from './lane'

test('so many run at a time, the others in the order they came, and what no longer fits is refused at once', async () => {
  const lane = new Lane(2, 3)
  const ends: (() => void)[] = []
  const began: number[] = []
  const work = (number: number) =>
    lane.run(() => {
      began.push(number)
      return new Promise<number>((resolve) => ends.push(() => resolve(number)))
    })
  const running = [0, 1, 2, 3, 4].map(work)
  await expect(work(5)).rejects.toThrow(new Forbidden('signInBusy'))
  expect(began).toEqual([0, 1])
  const finish = async () => {
    ends.shift()!()
    await Promise.race(running.splice(0, 1))
  }
  await finish()
  expect(began).toEqual([0, 1, 2])
  await finish()
  await finish()
  expect(began).toEqual([0, 1, 2, 3, 4])
  await finish()
  await finish()
  const last = work(6)
  ends.shift()!()
  expect(await last).toBe(6)
})

test('work that fails gives its place back', async () => {
  const lane = new Lane(1, 0)
  await expect(lane.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await lane.run(() => Promise.resolve('works'))).toBe('works')
})
