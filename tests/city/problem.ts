/** An error as RFC 9457 has it: thrown inside the city, answered as `application/problem+json`. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly members: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    title: string,
    members: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) {
    super(title);
    this.status = status;
    this.title = title;
    this.members = members;
    this.headers = headers;
  }

  body(): Record<string, unknown> {
    const name = this.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    return {
      type: `https://palier.example/problems/${name}`,
      title: this.title,
      status: this.status,
      ...this.members,
    };
  }
}
