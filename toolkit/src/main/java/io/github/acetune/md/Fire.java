package io.github.acetune.md;

/** Bitzek et al. 2006, with semi-implicit Euler steps and unit masses; times are in units of Å/√eV. */
final class Fire implements Minimiser {
    private static final int PATIENCE = 5;
    private static final double GROWTH = 1.1;
    private static final double SHRINKAGE = 0.5;
    private static final double MIXING = 0.1;
    private static final double FADING = 0.99;
    private static final double LONGEST_STEP = 1;
    private static final double LONGEST_MOVE = 0.2;

    private final RelaxationProblem problem;

    Fire(RelaxationProblem problem) {
        this.problem = problem;
    }

    @Override
    public int minimise(Stop stop) {
        double[] point = problem.startPoint();
        double[] gradient = new double[point.length];
        double[] velocity = new double[point.length];
        double dt = 0.1;
        double mixing = MIXING;
        int downhill = 0;
        int evaluations = 0;
        while (true) {
            double enthalpy = problem.evaluate(point, gradient);
            evaluations++;
            if (stop.now(evaluations, enthalpy, problem.largestForce())) {
                return evaluations;
            }
            double power = -Vector.dot(gradient, velocity);
            if (power > 0) {
                steer(velocity, gradient, mixing);
                if (++downhill > PATIENCE) {
                    dt = Math.min(GROWTH * dt, LONGEST_STEP);
                    mixing *= FADING;
                }
            } else {
                java.util.Arrays.fill(velocity, 0);
                dt *= evaluations == 1 ? 1 : SHRINKAGE;
                mixing = MIXING;
                downhill = 0;
            }
            Vector.add(velocity, -dt, gradient);
            double longest = Vector.longest(velocity) * dt;
            Vector.add(point, longest > LONGEST_MOVE ? dt * LONGEST_MOVE / longest : dt, velocity);
        }
    }

    private static void steer(double[] velocity, double[] gradient, double mixing) {
        double speed = Math.sqrt(Vector.dot(velocity, velocity));
        double slope = Math.sqrt(Vector.dot(gradient, gradient));
        for (int k = 0; k < velocity.length; k++) {
            velocity[k] = (1 - mixing) * velocity[k] - mixing * speed / slope * gradient[k];
        }
    }
}
