'use server'

import { writeComment as write } from '@/db/commands/comments/write-comment'
import { writeCommentInput } from '@/lib/okr/input/comments'
import { action } from './action'

export const writeComment = action(writeCommentInput, write, { done: 'commentWritten' })
