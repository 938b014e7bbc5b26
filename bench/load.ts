import { spawn } from 'node:child_process'

const CONNECTIONS = 10
/** `--quick` is for looking while working; figures to quote come from the full run. */
export const quick = process.argv.includes('--quick')
const SECONDS = quick ? 2 : 5
const ROUNDS = quick ? 3 : 5

/**
 * Requests a second of one page over five seconds, measured from another process with ten connections.
 *
 * @throws Error when any answer was not 200: a fast error is no figure.
 */
export async function requestsPerSecond(url: string, cookie: string, seconds = SECONDS): Promise<number> {
  const args = [
    'autocannon',
    '--json',
    '-c',
    String(CONNECTIONS),
    '-d',
    String(seconds),
    '-H',
    `cookie: ${cookie}`,
    url,
  ]
  const child = spawn('npx', args, { stdio: ['ignore', 'pipe', 'ignore'] })
  let output = ''
  for await (const chunk of child.stdout) output += String(chunk)
  const result = JSON.parse(output) as { requests: { average: number }; non2xx: number; errors: number }
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were not 200, ${result.errors} errors`)
  return result.requests.average
}

/** Requests a second of several pages, in turn, round after round, so that the machine's moods meet all of them. */
export async function sideBySide(
  urls: Record<string, string>,
  cookie: string,
  rounds = ROUNDS,
): Promise<Record<string, number[]>> {
  const results: Record<string, number[]> = Object.fromEntries(Object.keys(urls).map((name) => [name, []]))
  for (const url of Object.values(urls)) await requestsPerSecond(url, cookie, quick ? 1 : 3)
  for (let round = 0; round < rounds; round++)
    for (const [name, url] of Object.entries(urls)) results[name]!.push(await requestsPerSecond(url, cookie))
  return results
}
