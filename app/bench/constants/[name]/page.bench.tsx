import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cookies } from 'next/headers'
import { createElement, type ReactNode } from 'react'

/** An element of a page as the benchmark took it from a browser: its name, its attributes, what it holds. */
type Markup = string | [name: string, attributes: Record<string, string | boolean>, held: Markup[]]

const kept = new Map<string, Markup[]>()

const markupOf = (name: string): Markup[] => {
  const folder = process.env.PACELINE_BENCH_MARKUP
  if (!folder || !/^[\w-]+$/.test(name)) return []
  if (!kept.has(name))
    kept.set(name, JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Markup[])
  return kept.get(name)!
}

const render = (markup: Markup, key: number): ReactNode =>
  typeof markup === 'string'
    ? markup
    : createElement(markup[0], { ...markup[1], key }, ...(markup[2].length ? [markup[2].map(render)] : []))

/** The same markup as a real page, from constants: no session, no SQL, no messages, no arithmetic. */
export default async function Constants({ params }: { params: Promise<{ name: string }> }) {
  await cookies()
  return <>{markupOf((await params).name).map(render)}</>
}
