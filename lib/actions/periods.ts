'use server'

import { writeDirection as write } from '@/db/commands/periods/write-direction'
import { writeDirectionInput } from '@/lib/okr/input/periods'
import { action } from './action'

export const writeDirection = action(writeDirectionInput, write, { done: 'directionWritten' })
