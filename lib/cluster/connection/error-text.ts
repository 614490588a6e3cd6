/** The parts of an error that can be read, whatever was thrown, and by whose code. */
export function errorText(error: unknown): { readonly name: string; readonly code: string; readonly message: string } {
  const of = (field: 'name' | 'code' | 'message') => {
    const value = (error as Readonly<Record<string, unknown>> | null | undefined)?.[field];
    return typeof value === 'string' ? value : '';
  };
  return { name: of('name'), code: of('code'), message: of('message') };
}
