/** What happens to a page between the printer and the reader; each pure, on the pixels of a picture. */
type Wear = (pixels: ImageData) => ImageData;

function shades({ data, width, height }: ImageData): Float32Array {
  const grey = new Float32Array(width * height);
  for (let at = 0; at < grey.length; at++) grey[at] = data[at * 4] ?? 255;
  return grey;
}

function picture(grey: Float32Array, width: number, height: number): ImageData {
  const data = new Uint8ClampedArray(grey.length * 4);
  for (let at = 0; at < grey.length; at++) {
    const shade = grey[at] ?? 255;
    data[at * 4] = shade;
    data[at * 4 + 1] = shade;
    data[at * 4 + 2] = shade;
    data[at * 4 + 3] = 255;
  }
  return { data, width, height, colorSpace: 'srgb' } as ImageData;
}

/** A lens slightly out of focus: 1-2-1 in both directions, once. */
export const blurred: Wear = (pixels) => {
  const { width, height } = pixels;
  const grey = shades(pixels);
  const pass = (from: Float32Array, step: number) => {
    const soft = new Float32Array(from);
    for (let at = step; at < from.length - step; at++) {
      soft[at] = ((from[at - step] ?? 0) + 2 * (from[at] ?? 0) + (from[at + step] ?? 0)) / 4;
    }
    return soft;
  };
  return picture(pass(pass(grey, 1), width), width, height);
};

/** Grain: the sum of three draws, about 14 shades of standard deviation; the paper and the ink both a little grey. */
export function grained(pixels: ImageData, random: () => number): ImageData {
  const grain = () => (random() + random() + random() - 1.5) * 28;
  const grey = shades(pixels).map((shade) => 18 + shade * 0.86 + grain());
  return picture(grey, pixels.width, pixels.height);
}

/** A photocopier: out of focus, then black or white and nothing between. */
export const photocopied: Wear = (pixels) => {
  const soft = blurred(pixels);
  return picture(
    shades(soft).map((shade) => (shade < 140 ? 0 : 255)),
    soft.width,
    soft.height,
  );
};

/** Turned by so many degrees and scanned at a part of its dots, each the mean of what it covers: what is outside is white. */
export function scanned(pixels: ImageData, part: number, degrees: number): ImageData {
  const { width, height } = pixels;
  const grey = shades(pixels);
  const turn = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [wide, high] = [
    Math.ceil((width * Math.abs(cos) + height * Math.abs(sin)) * part),
    Math.ceil((height * Math.abs(cos) + width * Math.abs(sin)) * part),
  ];
  const result = new Float32Array(wide * high);
  const samples = 2;
  for (let y = 0; y < high; y++)
    for (let x = 0; x < wide; x++) {
      let sum = 0;
      for (let i = 0; i < samples; i++)
        for (let j = 0; j < samples; j++) {
          const [across, down] = [
            (x + (i + 0.5) / samples - wide / 2) / part,
            (y + (j + 0.5) / samples - high / 2) / part,
          ];
          const column = Math.floor(width / 2 + across * cos + down * sin);
          const row = Math.floor(height / 2 - across * sin + down * cos);
          const inside = column >= 0 && column < width && row >= 0 && row < height;
          sum += inside ? (grey[row * width + column] ?? 255) : 255;
        }
      result[y * wide + x] = sum / samples ** 2;
    }
  return picture(result, wide, high);
}
