package com.talkingshops.customers.benchmark.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void replacesWhatStandsBetweenTheMarks() {
        // given
        String page = "# Title\n<!-- results -->\nold\n<!-- end of results -->\nrest\n";

        // when
        String replaced = Page.replaced(page, "new\n");

        // then
        assertThat(replaced).isEqualTo("# Title\n<!-- results -->\nnew\n<!-- end of results -->\nrest\n");
        assertThat(Page.replaced(replaced, "new\n")).isEqualTo(replaced);
    }

    @Test
    void leavesAPageWithoutMarksAlone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Page.replaced("# Title\n", "new\n"));
    }
}
