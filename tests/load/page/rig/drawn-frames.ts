/** Counts the frames in which something was drawn on a canvas, whoever draws it. */
export function countDrawnFrames(): () => number {
  let frames = 0;
  let waits = false;
  const drawn = () => {
    if (waits) return;
    waits = true;
    frames += 1;
    requestAnimationFrame(() => {
      waits = false;
    });
  };
  const brush = CanvasRenderingContext2D.prototype;
  const { clearRect, fillRect } = brush;
  brush.clearRect = function (...box) {
    drawn();
    clearRect.apply(this, box);
  };
  brush.fillRect = function (...box) {
    drawn();
    fillRect.apply(this, box);
  };
  return () => frames;
}
