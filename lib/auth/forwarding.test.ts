import { expect, test } from 'vitest'
import { ForwardingWatch } from './forwarding'

function watched(trusted: boolean, ...requests: Record<string, string>[]) {
  const told: string[] = []
  const watch = new ForwardingWatch(trusted, (sentence) => told.push(sentence))
  for (const headers of requests) watch.look(headers)
  return { told, problem: watch.problem }
}

const bare = (count: number) => Array.from({ length: count }, () => ({}))

test.each(['x-forwarded-for', 'x-real-ip', 'forwarded'])(
  '%s that is not believed is told once, with the setting that believes it',
  (name) => {
    const { told, problem } = watched(false, {}, { [name]: '192.0.2.7' }, { [name]: '192.0.2.8' })
    expect(problem).toBe('notBelieved')
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('TRUST_PROXY=1')
  },
)

test('without a proxy there is nothing to tell', () => {
  expect(watched(false, ...bare(500))).toEqual({ told: [], problem: null })
})

test('a proxy that is trusted and never says whom it forwards for is told once', () => {
  expect(watched(true, ...bare(49)).problem).toBeNull()
  const { told, problem } = watched(true, ...bare(200))
  expect(problem).toBe('notForwarded')
  expect(told).toHaveLength(1)
  expect(told[0]).toContain('X-Forwarded-For')
})

test('a trusted proxy that says so is nothing to tell, whatever the server itself asked before', () => {
  expect(watched(true, ...bare(10), { 'x-forwarded-for': '192.0.2.7' }, ...bare(500))).toEqual({
    told: [],
    problem: null,
  })
})
