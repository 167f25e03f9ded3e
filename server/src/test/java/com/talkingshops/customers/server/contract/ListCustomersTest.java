package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Query;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListCustomersTest {

    private final Shop shop = RunningServer.shared().newShop();

    @Nested
    class GetCustomers {

        @Test
        void isEmptyWhereNobodyIs() {
            // when
            Reply reply = shop.get("/v1/customers").expect(200);

            // then
            assertThat(reply.json().get("customers")).isEmpty();
            assertThat(number(reply, "/total")).isZero();
            assertThat(number(reply, "/totalPages")).isZero();
            assertThat(number(reply, "/activeCount")).isZero();
            assertThat(reply.body()).contains("\"averageLifetimeValue\":0.00", "\"nextCursor\":null");
            assertThat(reply.json().at("/meta/hasSegmentation").booleanValue()).isFalse();
            assertThat(number(reply, "/meta/activeWindowDays")).isEqualTo(90);
        }

        @Test
        void showsTheNewestFirst() {
            // given
            List<String> ids = customers(3);

            // then
            assertThat(ids("")).containsExactlyElementsOf(ids.reversed());
        }
    }

    @Nested
    class Pages {

        @Test
        void areCutFromTheWholeAndCountItAlways() {
            // given
            List<String> ids = customers(5).reversed();

            for (int page = 1; page <= 3; page++) {
                // when
                Reply reply = shop.get("/v1/customers?limit=2&page=" + page).expect(200);

                // then
                assertThat(each(reply, "/customers", "_id"))
                        .containsExactlyElementsOf(ids.subList(page * 2 - 2, Math.min(page * 2, 5)));
                assertThat(number(reply, "/total")).isEqualTo(5);
                assertThat(number(reply, "/totalPages")).isEqualTo(3);
                assertThat(number(reply, "/meta/page")).isEqualTo(page);
                assertThat(number(reply, "/meta/limit")).isEqualTo(2);
            }
        }

        @Test
        void pastTheEndAreEmpty() {
            // given
            customers(2);

            for (String page : List.of("2", "3", "100000", "2147483647")) {
                // when
                Reply reply = shop.get("/v1/customers?page=" + page).expect(200);

                // then
                assertThat(reply.json().get("customers")).isEmpty();
                assertThat(number(reply, "/total")).isEqualTo(2);
                assertThat(number(reply, "/totalPages")).isEqualTo(1);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"0", "-1", "101", "1000000000", "99999999999999999999", "1.5", "1e1", "ten", "", "0x10", "١"
                })
        void haveALimitFromOneToAHundredThatIsNeverClamped(String limit) {
            assertThat(faultyFields(shop.get("/v1/customers" + Query.of("limit", limit))))
                    .containsExactly("limit");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "99999999999999999999", "1.5", "one", ""})
        void areCountedFromOne(String page) {
            assertThat(faultyFields(shop.get("/v1/customers" + Query.of("page", page))))
                    .containsExactly("page");
        }
    }

    @Nested
    class Filters {

        @Test
        void bySegmentTakeSeveralSeparatedByCommas() {
            // given
            String vip = shop.customer("919876543210", null, null, "vip");
            String premium = shop.customer("919876543211", null, null, "premium");
            String odd = shop.customer("919876543212", null, null, "Größe & Co");
            String none = shop.customer("919876543213", null, null, null);

            // then
            assertThat(ids(Query.of("segment", "vip"))).containsExactly(vip);
            assertThat(ids(Query.of("segment", "vip,premium"))).containsExactly(premium, vip);
            assertThat(ids(Query.of("segment", "Größe & Co"))).containsExactly(odd);
            assertThat(ids(Query.of("segment", "unsegmented"))).containsExactly(none);
            assertThat(ids(Query.of("segment", "nobody"))).isEmpty();
            assertThat(ids(Query.of("segment", "%"))).isEmpty();
        }

        @Test
        void byDateIncludeBothEnds() {
            // given
            String id = shop.customer("919876543210", null, null, null);
            Instant created = Instant.parse(shop.get("/v1/customers/" + id).text("/created_at"));
            Instant before = created.minus(1, ChronoUnit.MICROS);
            Instant after = created.plus(1, ChronoUnit.MICROS);
            LocalDate day = LocalDate.ofInstant(created, ZoneOffset.UTC);

            // then
            assertFound(true, "startDate", created, "endDate", created);
            assertFound(true, "startDate", before, "endDate", after);
            assertFound(false, "startDate", after);
            assertFound(false, "endDate", before);
            assertFound(true, "startDate", day, "endDate", day);
            assertFound(false, "startDate", day.plusDays(1));
            assertFound(false, "endDate", day.minusDays(1));
            assertFound(true, "startDate", created.atOffset(ZoneOffset.ofHours(5)), "endDate", day);
        }

        private void assertFound(boolean found, Object... parameters) {
            var texts = new ArrayList<String>();
            for (Object parameter : parameters) {
                texts.add(parameter.toString());
            }
            Reply reply = shop.get("/v1/customers" + Query.of(texts.toArray(String[]::new)))
                    .expect(200);
            assertThat(number(reply, "/total")).as(texts.toString()).isEqualTo(found ? 1 : 0);
            assertThat(reply.json().get("customers")).hasSize(found ? 1 : 0);
        }

        @Test
        void byDateTakeThePlusOfAnOffsetThatArrivesAsABlank() {
            shop.get("/v1/customers?startDate=2023-06-21T14:35:12+05:30").expect(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "yesterday",
                    "2023-06-31",
                    "2023-02-29",
                    "2023-13-01",
                    "2023-6-1",
                    "20230601",
                    "2023-06-21T14:35:12",
                    "2023-06-21T25:00:00Z",
                    "0000-01-01",
                    "+999999999-01-01T00:00:00Z",
                    "1687358112",
                    ""
                })
        void byDateRefuseWhatIsNone(String date) {
            assertThat(faultyFields(shop.get("/v1/customers" + Query.of("startDate", date))))
                    .containsExactly("startDate");
            assertThat(faultyFields(shop.get("/v1/customers" + Query.of("endDate", date))))
                    .containsExactly("endDate");
        }

        @Test
        void byDateRefuseAnEndBeforeTheStart() {
            assertThat(faultyFields(shop.get("/v1/customers?startDate=2023-06-02&endDate=2023-06-01")))
                    .hasSize(1);
            assertThat(faultyFields(
                            shop.get("/v1/customers?startDate=2023-06-01T00:00:01Z&endDate=2023-06-01T00:00:00Z")))
                    .hasSize(1);
            shop.get("/v1/customers?startDate=2023-06-01&endDate=2023-06-01").expect(200);
        }

        @Test
        void allHoldTogether() {
            // given
            String wanted = shop.customer("919876543210", "Ann", null, "vip");
            shop.customer("919876543211", "Ann", null, null);
            shop.customer("919876543212", "Bob", null, "vip");

            // then
            String today = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
            assertThat(ids(Query.of("segment", "vip", "searchTerm", "ann", "startDate", today)))
                    .containsExactly(wanted);
        }

        @Test
        void andAllFaultsAreNamedAtOnce() {
            // when
            Reply reply = shop.get(
                    "/v1/customers?page=0&limit=0&startDate=x&endDate=y&sort=z&sortDirection=up&what=ever&searchTerm=");

            // then
            assertThat(faultyFields(reply))
                    .containsExactlyInAnyOrder(
                            "page", "limit", "startDate", "endDate", "sort", "sortDirection", "what", "searchTerm");
        }
    }

    @Nested
    class Segmentation {

        @Test
        void isWhetherTheTenantHasACustomerWithASegmentWhateverTheFilters() {
            // given
            assertThat(hasSegmentation("")).isFalse();
            String id = shop.customer("919876543210", null, null, "vip");
            shop.customer("919876543211", null, null, null);

            // then
            assertThat(hasSegmentation("")).isTrue();
            assertThat(hasSegmentation("?segment=nobody")).isTrue();
            shop.put("/v1/customers/" + id, object("updates", object("segment", null)))
                    .expect(200);
            assertThat(hasSegmentation("")).isFalse();
            shop.put("/v1/customers/" + id, object("updates", object("segment", "vip")))
                    .expect(200);
            assertThat(hasSegmentation("")).isTrue();
            shop.delete("/v1/customers/" + id).expect(200);
            assertThat(hasSegmentation("")).isFalse();
        }

        private boolean hasSegmentation(String query) {
            return shop.get("/v1/customers" + query)
                    .expect(200)
                    .json()
                    .at("/meta/hasSegmentation")
                    .booleanValue();
        }
    }

    private List<String> ids(String query) {
        Reply reply = shop.get("/v1/customers" + query).expect(200);
        List<String> ids = each(reply, "/customers", "_id");
        assertThat(number(reply, "/total")).isEqualTo(ids.size());
        return ids;
    }

    private List<String> customers(int count) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            ids.add(shop.customer("91987654321" + i, null, null, null));
        }
        return ids;
    }
}
