import { heatLegend } from "./heat.ts";
import styles from "./treemap.module.css";

/** Which colour means what; in the tiles signs and figures say the same. */
export function HeatLegend() {
  const [least] = heatLegend;
  const most = heatLegend.at(-1);
  return (
    <div
      role="img"
      aria-label={`Colours from ${least?.label}% and below to ${most?.label}% and above, in nine steps`}
      className={`${styles.heat} dims flex items-center gap-2 max-[480px]:gap-1`}
    >
      <span className="figures">{least?.label}%</span>
      <span className="flex gap-px">
        {heatLegend.map(({ step, label }) => (
          <span
            key={step}
            data-step={step}
            title={step === 0 ? "about unchanged" : `from ${label}%`}
            className={styles.swatch}
          />
        ))}
      </span>
      <span className="figures">{most?.label}%</span>
    </div>
  );
}
