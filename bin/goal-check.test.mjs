import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { root } from './lib/prepare.mjs'

const check = (input) =>
  spawnSync(process.execPath, ['bin/goal-check.mjs'], { cwd: root, input, encoding: 'utf8' })

it('answers each goal on a line of its own, and names the lines it cannot read', { timeout: 60_000 }, () => {
  const { stdout, stderr, status } = check(
    '{"id":"a","lang":"zh","text":"在季度末实现销售额增长15%"}\nno json\n\n{"id":2,"text":"improve sales"}\n{"id":3}\n',
  )
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(answers).toMatchObject([
    { id: 'a', S: 'pass', M: 'pass', T: 'pass', evidence: { T: { seen: [{ text: '季度末', as: 'when' }] } } },
    { id: 2, S: 'fail', M: 'fail', T: 'fail', evidence: { M: { missing: ['number'] } } },
  ])
  expect(stderr).toMatch(/^Line 2 .*\nLine 5 .*text/)
  expect(status).toBe(1)
})

it('says nothing of nothing', { timeout: 60_000 }, () => {
  expect(check('')).toMatchObject({ stdout: '', stderr: '', status: 0 })
})
