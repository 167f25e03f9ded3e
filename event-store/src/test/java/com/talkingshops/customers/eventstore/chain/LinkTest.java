package com.talkingshops.customers.eventstore.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What a link holds is a format: files and checkpoints that were taken away are checked with it for ever. */
class LinkTest {

    private static final StoredEvent EVENT = new StoredEvent(
            7,
            "agg-é",
            258,
            "Counter",
            "id-1",
            "2026-01-05T09:00:00.000Z",
            "counted",
            null,
            new byte[] {0, -1, 16},
            "{\"tenantId\":\"one\"}".getBytes(StandardCharsets.UTF_8));

    private static final String APPROVED =
            "000000066167672dc3a9" + "000000080000000000000102" + "00000007436f756e746572"
                    + "0000000469642d31" + "00000018323032362d30312d30355430393a30303a30302e3030305a"
                    + "00000007636f756e746564" + "ffffffff" + "0000000300ff10"
                    + "000000127b2274656e616e744964223a226f6e65227d";

    @Test
    void anEventIsEncodedColumnByColumnEachBehindItsLength() {
        assertThat(HexFormat.of().formatHex(EVENT.encoded())).isEqualTo(APPROVED);
        assertThat(HexFormat.of().formatHex(EVENT.digest()))
                .isEqualTo("54b95b7abc00525dae6d78ef474fea9eee2be2530b3b93184d142661f2d3a8e0");
    }

    @Test
    void aLinkHoldsTheHashBeforeItTheEventAndItsPlace() {
        Link first = Link.of(Sha256.digest(), 7, 5, "one", 1, null, EVENT.digest());
        Link second = Link.of(Sha256.digest(), 9, 6, "one", 2, first.hash(), EVENT.digest());
        assertThat(HexFormat.of().formatHex(first.hash()))
                .isEqualTo("3b266f4999c7824be8d42686cb9eb0b4e6c38cd87970596fb0f9c86c5450cb04");
        assertThat(HexFormat.of().formatHex(second.hash()))
                .isEqualTo("80e9cb0fd329c5361f2324c2220aa804d1def6345dd05ced0a68f7a16b3bfc0b");
    }

    @Test
    void whatIsHashedAsItComesFromTheDatabaseIsTheSame() throws SQLException {
        try (var history = new ChainedHistory();
                Connection connection = history.transaction()) {
            // given
            ChainedHistory.append(connection, "one", "agg-é", 258, new byte[] {0, -1, 16});
            ChainedHistory.append(connection, "one", "agg-é", 259, new byte[0]);
            connection.commit();
            // when
            history.chain();
            // then
            connection.setAutoCommit(true);
            Link before = null;
            for (Link link : LinkTable.of(connection, "one", 0, 10)) {
                StoredEvent event;
                try (var row = EventTable.between(connection, link.globalIndex(), link.globalIndex(), 1)) {
                    assertThat(row.next()).isTrue();
                    event = EventTable.event(row);
                    assertThat(row.next()).isFalse();
                }
                assertThat(link.hash())
                        .isEqualTo(Link.of(
                                        Sha256.digest(),
                                        event.globalIndex(),
                                        link.ordinal(),
                                        "one",
                                        before == null ? 1 : 2,
                                        before == null ? null : before.hash(),
                                        event.digest())
                                .hash());
                before = link;
            }
            assertThat(before).isNotNull();
        }
    }
}
