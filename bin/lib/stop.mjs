/** Ends a script with one sentence that says what is wrong and what to do; anything else that is thrown is a bug. */
export class Stop extends Error {}

export async function run(main) {
  try {
    await main()
  } catch (error) {
    console.error(
      error instanceof Stop || error?.constructor?.name === 'DataFolderInUse' ? error.message : error,
    )
    process.exit(1)
  }
}
