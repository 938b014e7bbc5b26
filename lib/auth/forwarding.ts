import type { IncomingHttpHeaders } from 'node:http'

/** What is wrong with who is believed about where requests come from, as far as this server's requests show. */
export type ForwardingProblem = 'notBelieved' | 'notForwarded'

/** Requests without the header, after which it is taken to be missing: the first ones are the start's own and a monitor's. */
const ENOUGH = 50

const sentences: Record<ForwardingProblem, string> = {
  notBelieved:
    'A request says that a proxy forwarded it (X-Forwarded-For, X-Real-IP or Forwarded), and TRUST_PROXY is off: for sign-in, ' +
    'everybody behind that proxy counts as one origin. If a proxy of yours stands in front and sets X-Forwarded-For, set TRUST_PROXY=1.',
  notForwarded:
    `TRUST_PROXY=1, and none of the first ${ENOUGH} requests brought X-Forwarded-For. Let your proxy set it; ` +
    'if no proxy stands in front, unset TRUST_PROXY, for otherwise visitors can make up where they come from.',
}

/** Looks at requests until it knows, and then tells once. */
export class ForwardingWatch {
  problem: ForwardingProblem | null = null
  private without = 0
  private settled = false

  constructor(
    private readonly trusted: boolean,
    private readonly tell: (sentence: string) => void,
  ) {}

  look(headers: IncomingHttpHeaders): void {
    if (this.settled) return
    const forwardedFor = headers['x-forwarded-for'] !== undefined
    if (this.trusted && forwardedFor) this.settled = true
    else if (this.trusted && ++this.without >= ENOUGH) this.settle('notForwarded')
    else if (!this.trusted && (forwardedFor || headers['x-real-ip'] || headers.forwarded))
      this.settle('notBelieved')
  }

  private settle(problem: ForwardingProblem): void {
    this.settled = true
    this.problem = problem
    this.tell(`${sentences[problem]}\n`)
  }
}

const shared = globalThis as { pacelineForwarding?: ForwardingWatch }

/** Called once at boot. The page that shows the problem is another bundle, and reads what this one found. */
export const watchForwarding = (): ForwardingWatch =>
  (shared.pacelineForwarding ??= new ForwardingWatch(process.env.TRUST_PROXY === '1', (sentence) =>
    process.stderr.write(sentence),
  ))

export const forwardingProblem = (): ForwardingProblem | null => shared.pacelineForwarding?.problem ?? null
