'use server'

import { addRule as add } from '@/db/commands/incentives/add-rule'
import { copyRules as copy } from '@/db/commands/incentives/copy-rules'
import { dismissSuggestion as dismiss } from '@/db/commands/incentives/dismiss-suggestion'
import { removeRule as remove } from '@/db/commands/incentives/remove-rule'
import { ruleProblems } from '@/db/commands/incentives/rule-problems'
import {
  addRuleInput,
  copyRulesInput,
  dismissSuggestionInput,
  ruleActInput,
} from '@/lib/okr/input/incentives'
import { action } from './action'

// No redirect: it would lead to the page one is on. The form is taken away with the rule it was for, or made anew by the new rule.
export const addRule = action(addRuleInput, add, { done: 'ruleAdded', alsoWrong: ruleProblems })
export const removeRule = action(ruleActInput, remove, { done: 'ruleRemoved' })
export const copyRules = action(copyRulesInput, copy, { done: 'rulesCopied' })
export const dismissSuggestion = action(dismissSuggestionInput, dismiss, { done: 'suggestionDismissed' })
