/** Wall and processor time of this process since the last look. */
export class Stopwatch {
  #wall = process.hrtime.bigint();
  #cpu = process.cpuUsage();

  lap(): { seconds: number; cpuSeconds: number } {
    const wall = process.hrtime.bigint();
    const used = process.cpuUsage(this.#cpu);
    const seconds = Number(wall - this.#wall) / 1e9;
    this.#wall = wall;
    this.#cpu = process.cpuUsage();
    return { seconds, cpuSeconds: (used.user + used.system) / 1e6 };
  }
}
