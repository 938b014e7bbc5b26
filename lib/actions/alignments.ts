'use server'

import { alignKeyResult as align } from '@/db/commands/alignments/align'
import { alignInput } from '@/lib/okr/input/goals'
import { action } from './action'

export const alignKeyResult = action(alignInput, align, { done: 'keyResultAligned' })
