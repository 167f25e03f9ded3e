package com.talkingshops.customers.server.hostile;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Query;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of people, however unusual they look to a program, come back as they were sent, and are found. */
class NamesTest {

    private final Shop shop = RunningServer.shared().newShop();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "محمد بن عبد الله",
                "مُحَمَّد",
                "שָׁלוֹם כהן",
                "\u202Bשלום\u202C (Shalom)",
                "राहुल शर्मा",
                "ศรีสุวรรณ",
                "田中太郎 𠮷野家",
                "😀",
                "👨‍👩‍👧‍👦 Family",
                "🇮🇳 India 👍🏽",
                "Zoë",
                "Zoe\u0308",
                "Ａｎｎ",
                "Z͑ͫ̓a̴l̷g̶o̸",
                "İstanbul ıI",
                "Ǆ ﬁ ẞ",
                "ﷺ",
                "\u0301",
                "a\u00a0b",
                "\ufeffBom",
                "x\ufffdy",
                "\uffff",
                "\udbff\udfff",
                "a\u2028b",
                "O'Neil \"The\" <b>&amp;</b>",
                "Robert'); DROP TABLE customers;--",
                "%00 %_\\ ${x} {{y}}",
                "null",
                "-",
                "="
            })
    void comeBackUnchanged(String name) {
        // when
        String id = shop.customer("919876543210", name, null, name.contains(",") ? null : name);
        shop.post("/v1/orders", object("mobile", "919876543210", "name", name, "notes", name, "final_amount", 1))
                .expect(201);

        // then
        Reply detail = shop.get("/v1/customers/" + id).expect(200);
        assertThat(detail.text("/name")).isEqualTo(name);
        assertThat(detail.text("/segment")).isEqualTo(name);
        assertThat(shop.get("/v1/customers/lookup?mobile=919876543210").text("/name"))
                .isEqualTo(name);
        assertThat(each(shop.get("/v1/customers?sort=name"), "/customers", "name"))
                .containsExactly(name);
        assertThat(each(shop.get("/v1/customers?sort=-segment"), "/customers", "segment"))
                .containsExactly(name);
        assertThat(each(shop.get("/v1/orders").expect(200), "/orders", "name")).containsExactly(name);
        assertThat(each(shop.get("/v1/orders").expect(200), "/orders", "notes")).containsExactly(name);
        assertThat(shop.get("/v1/customers/stats")
                        .json()
                        .get("segmentDistribution")
                        .propertyNames())
                .containsExactly(name);
        assertThat(number(
                        shop.get("/v1/customers" + Query.of("searchTerm", name)).expect(200), "/total"))
                .isEqualTo(1);
        assertThat(number(shop.get("/v1/customers" + Query.of("segment", name)).expect(200), "/total"))
                .isEqualTo(1);
    }
}
