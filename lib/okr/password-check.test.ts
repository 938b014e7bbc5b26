import { expect, test } from 'vitest'
import { PASSWORD_LENGTH } from './input/sessions'
import { passwordProblem } from './password-check'

const mara = { name: 'Mara Lindgren', email: 'mara.lindgren@nordfrost.example', company: 'Nordfrost Handel' }
const xiaoming = { name: '罗晓明', email: 'xiaoming.luo@jingluo.example', company: '鲸落贸易' }

test.each([
  'password1234',
  'Password2026!',
  'P@ssw0rd2026!',
  'letmein12345',
  'iloveyou1234',
  'changeme1234',
  'summer2026!!',
  '            ',
  'aaaaaaaaaaaa',
  '111111222222',
  'abcabcabcabc',
  'passwordpassword',
  '123456789012',
  'abcdefghijkl',
  'qwertyuiop12',
  '1qaz2wsx3edc',
  'asdfghjkl123',
  'qq123456789012',
  'woaini123456',
  '我爱你我爱你我爱你我爱你',
  'ＰＡＳＳＷＯＲＤ１２３４',
])('everybody guesses %s', async (password) => {
  expect(password.length).toBeGreaterThanOrEqual(PASSWORD_LENGTH.minimum)
  expect(await passwordProblem(password, mara)).toBe('passwordCommon')
})

test.each([
  'mara.lindgren@nordfrost.example',
  'MARA.LINDGREN@NORDFROST.EXAMPLE',
  'mara.lindgren',
  'mara.lindgren2026',
  'MaraLindgren1',
  'Mara Lindgren',
  'lindgrenmara',
  'maramaralindgren',
  'nordfrost.example',
  'nordfrost2026',
  'Nordfrost Handel',
  'NordfrostHandel1',
  'paceline2026',
  'Paceline12345',
  'paceline!!!!',
  'mara-paceline',
  'ｍａｒａｌｉｎｄｇｒｅｎ',
])('whoever knows Mara guesses %s', async (password) => {
  expect(await passwordProblem(password, mara)).toBe('passwordPersonal')
})

test.each(['罗晓明123456789', '鲸落贸易鲸落贸易2026', 'xiaomingluo2026', '罗晓明@鲸落贸易2026'])(
  'whoever knows 罗晓明 guesses %s',
  async (password) => expect(await passwordProblem(password, xiaoming)).toBe('passwordPersonal'),
)

test.each([
  'correct horse battery',
  'another long password',
  'twelve letters and more',
  'every-week-counts',
  '一句话当密码最好记也最安全',
  '每周五下午写完这一周的回顾',
  'x8Kq2mPz9wLt',
  'Mara likes long walks in the snow',
  '晓明每个周五都去江边散步',
])('%s stands', async (password) => {
  expect(await passwordProblem(password, mara)).toBeNull()
  expect(await passwordProblem(password, xiaoming)).toBeNull()
})

test('the same words are no secret of one person and none of another', async () => {
  expect(await passwordProblem('xiaoming.luo@jingluo.example', xiaoming)).toBe('passwordPersonal')
  expect(await passwordProblem('xiaoming.luo@jingluo.example', mara)).toBeNull()
})

test('a name of one letter, or none of an address, spoils nothing', async () => {
  expect(await passwordProblem('correct horse battery', { name: 'A', email: 'a@b', company: '' })).toBeNull()
})

test('however long it is, judging it does not hold up the server', async () => {
  await passwordProblem('correct horse battery', mara)
  const began = performance.now()
  await passwordProblem('1'.repeat(199) + 'x', mara)
  await passwordProblem('2026-11-16'.repeat(20), mara)
  expect(performance.now() - began).toBeLessThan(1000)
})
