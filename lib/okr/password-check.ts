import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** Whose password it will be, and where. */
export type PasswordOwner = { name: string; email: string; company: string }

/**
 * Guesses a password must withstand. Sign-in allows about 3.5 million a year for one person (`attempts.ts`), so the easiest password
 * that passes stands for centuries.
 */
const ENOUGH_GUESSES = 1e9

/** Judging takes longer with every character; what follows the first 40 is not needed to stand. */
const JUDGED = 40

/** Loaded when the first password is chosen: the words take 15 MB. */
let judge: Promise<ZxcvbnFactory> | undefined
async function loadJudge(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  return new ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs })
}

/**
 * Why a password is too easy to guess, as a key of the `errors` catalogue; null where it is not. `passwordPersonal`: it is made of
 * the owner's name or address, the company or Paceline; `passwordCommon`: of words many people take, repeats, sequences or dates.
 */
export async function passwordProblem(
  password: string,
  owner: PasswordOwner,
): Promise<'passwordCommon' | 'passwordPersonal' | null> {
  const judging = await (judge ??= loadJudge())
  const typed = password.normalize('NFKC').slice(0, JUDGED)
  const words = wordsOf(owner)
  if (judging.check(typed, words).guesses >= ENOUGH_GUESSES) return null
  return words.some((word) => typed.toLowerCase().includes(word)) ? 'passwordPersonal' : 'passwordCommon'
}

/** The words whoever knows the owner tries first. Shorter ones are part of too many others. */
function wordsOf({ name, email, company }: PasswordOwner): string[] {
  const [local = '', domain = ''] = email.split('@')
  const parts = [name, local, company].flatMap((text) => partsOf(text))
  const whole = [email, local, domain, name, company].flatMap((text) => [text, partsOf(text).join('')])
  const labels = domain.split('.').slice(0, -1)
  const words = [...whole, ...parts, ...labels, 'paceline'].map((word) =>
    word.normalize('NFKC').toLowerCase(),
  )
  return [...new Set(words)].filter((word) => word.length >= (/\p{Script=Han}/u.test(word) ? 2 : 3))
}

const partsOf = (text: string): string[] => text.normalize('NFKC').split(/[^\p{L}\p{N}]+/u)
