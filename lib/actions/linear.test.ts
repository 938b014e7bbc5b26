import { expect, test } from 'vitest'
import { z } from 'zod'
import { everyForm } from './testing/every-form'
import { fieldMessages, inOrder } from './field-messages'
import { treeOf, typedQuery, typedValues } from './form-data'

/** What an action does with the fields of a form before its command. */
function read(schema: z.ZodType, data: FormData): void {
  const parsed = schema.safeParse(treeOf(data))
  if (!parsed.success) inOrder(fieldMessages(parsed.error), data.keys())
  typedValues(data)
}

type List = { name: string; row: z.core.$ZodType }

/** Every list of a form by the name its rows begin with, lists within lists too. */
function listsOf(schema: z.core.$ZodType, name = ''): List[] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([field, inner]) => listsOf(inner, `${name}${field}.`))
    case 'pipe':
      return [...listsOf(def.in, name), ...listsOf(def.out, name)]
    case 'optional':
    case 'default':
      return listsOf(def.innerType, name)
    case 'record':
      return [{ name, row: def.valueType }, ...listsOf(def.valueType, `${name}0.`)]
    default:
      return []
  }
}

/** So many fields of a list, one in each row after the other, none of them readable. */
function fieldsOf({ name, row }: List, count: number): FormData {
  const { def } = (row as z.core.$ZodTypes)._zod
  const ends = def.type === 'object' ? Object.keys(def.shape).map((field) => `.${field}`) : ['']
  const data = new FormData()
  for (let at = 0; at < count; at++)
    data.append(`${name}${Math.floor(at / ends.length)}${ends[at % ends.length]}`, '99')
  return data
}

/** Processor time of one reading: the least of several rounds, since whatever else the machine does only adds to it. */
function cost(perform: () => void, times: number): number {
  let least = Infinity
  for (let round = 0; round < 8; round++) {
    const before = process.cpuUsage()
    for (let time = 0; time < times; time++) perform()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / times)
  }
  return least
}

/** As many fields as a form may have, and an eighth of them. */
const [MANY, DOUBLINGS] = [2000, 3]

/**
 * Expects what takes some time with some fields to take at most 2.5 times as long with twice as many. They are doubled three times,
 * so that noise is not mistaken for growth: what is linear takes 8 times as long in all, 15.6 are allowed, and what is quadratic
 * takes 64 times.
 */
function expectLinear(prepare: (fields: number) => () => void): void {
  const [few, many] = [prepare(MANY / 2 ** DOUBLINGS), prepare(MANY)]
  const tries: number[] = []
  do tries.push((cost(many, 3) / cost(few, 24)) ** (1 / DOUBLINGS))
  while (tries.at(-1)! > 2.5 && tries.length < 4)
  expect(Math.min(...tries)).toBeLessThanOrEqual(2.5)
}

const lists = [...(await everyForm())].flatMap(([form, schema]) =>
  listsOf(schema).map((list) => [`${form}, ${list.name}`, schema, list] as const),
)

test('there are lists to double', () => expect(lists.length).toBeGreaterThan(20))

test.each(lists)('%s: twice as many fields take at most 2.5 times as long', (_, schema, list) => {
  expectLinear((fields) => {
    const data = fieldsOf(list, fields)
    return () => read(schema, data)
  })
})

test('so they do where every field of every row has its message', () => {
  const row = z.object({ a: z.literal('1', 'required') })
  const schema = z.object({ rows: z.record(z.string(), row) })
  expectLinear((fields) => {
    const data = fieldsOf({ name: 'rows.', row }, fields)
    return () => read(schema, data)
  })
})

test('and in a page’s address', () => {
  expectLinear((fields) => {
    const query = Object.fromEntries(Array.from({ length: fields }, (_, at) => [`rows.${at}.target`, '9']))
    return () => void typedQuery(query)
  })
})
