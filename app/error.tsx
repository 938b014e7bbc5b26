'use client'

import { AppError } from '@/components/shell/app-error'

export default AppError
