import NextAuth from 'next-auth'
import { nextAuthOptions } from '@/lib/auth/next-auth'

// Made a request at a time: the build has no secret.
const handler = (request: Request, context: { params: Promise<{ nextauth: string[] }> }) =>
  NextAuth(request as never, context as never, nextAuthOptions())

export { handler as GET, handler as POST }
