/** Cookies a request's resolvers want set; appended to its response. */
export class CookieJar {
  readonly #lines: string[] = [];
  readonly #secure: boolean;

  /** @param secure whether the public address is https */
  constructor(secure: boolean) {
    this.#secure = secure;
  }

  /** HttpOnly, same-site, for what is under `path`. `maxAgeSeconds` 0 removes it. */
  set(name: string, value: string, maxAgeSeconds: number, path = '/'): void {
    const parts = [
      `${name}=${value}`,
      `Path=${path}`,
      'HttpOnly',
      'SameSite=Lax',
      `Max-Age=${maxAgeSeconds}`,
    ];
    if (this.#secure) parts.push('Secure');
    this.#lines.push(parts.join('; '));
  }

  get lines(): readonly string[] {
    return this.#lines;
  }
}
