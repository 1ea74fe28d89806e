package io.github.acetune.ace;

import static io.github.acetune.ace.embedding.Embeddings.finnisSinclair;
import static io.github.acetune.ace.radial.RadialBasis.CHEB_EXP_COS;
import static io.github.acetune.ace.radial.RadialBasis.SBESSEL;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.acetune.structure.Element;
import io.github.acetune.structure.InvalidInputException;
import org.junit.jupiter.api.Test;

class AceSpecTest {
    @Test
    void aNotebooksOneLinerGivesABasis() {
        var basis =
                AceSpec.of("Si")
                        .cutoff(5.5)
                        .radial(SBESSEL)
                        .embedding(finnisSinclair(2))
                        .functions(200)
                        .basis();

        assertEquals(200, basis.functions().size());
        assertEquals(400, basis.coefficientCount());
        assertEquals(5.5, basis.cutoff());
        assertArrayEquals(new double[] {1, 1, 1, 0.5}, basis.embeddings().getFirst().parameters());
    }

    @Test
    void settingsForSomePairsLeaveTheOthers() {
        var spec =
                AceSpec.of("Te", "Sb")
                        .cutoff(6)
                        .bonds("SbTe", bond -> bond.withCutoff(7).withBasis(CHEB_EXP_COS));

        assertEquals(6, spec.bond(Element.Sb, Element.Sb).cutoff());
        assertEquals(7, spec.bond(Element.Te, Element.Sb).cutoff());
        assertEquals(CHEB_EXP_COS, spec.bond(Element.Sb, Element.Te).basis());
    }

    @Test
    void aBlockWithoutOrdersHasNoFunctions() {
        var basis =
                AceSpec.of("Al", "Ni")
                        .withoutOrders()
                        .orders("UNARY", Orders.of(new int[] {3}, new int[] {0}))
                        .allFunctions()
                        .basis();

        assertEquals(6, basis.functions().size());
    }

    @Test
    void nonsenseIsRefusedInOneLine() {
        var spec = AceSpec.of("Si");

        assertThrows(InvalidInputException.class, () -> AceSpec.of("Xx"));
        assertThrows(InvalidInputException.class, () -> AceSpec.of("Si", "Si"));
        assertThrows(InvalidInputException.class, () -> spec.cutoff(-1));
        assertThrows(InvalidInputException.class, () -> spec.functions(0));
        assertThrows(InvalidInputException.class, () -> spec.bonds("Ge", bond -> bond));
        assertThrows(InvalidInputException.class, () -> finnisSinclair(7));
        assertThrows(InvalidInputException.class, () -> Orders.of(new int[] {3, 2}, new int[] {0}));
    }
}
