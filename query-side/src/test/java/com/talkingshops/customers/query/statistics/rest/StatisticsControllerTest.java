package com.talkingshops.customers.query.statistics.rest;

import static org.hamcrest.Matchers.nullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.talkingshops.customers.query.operation.Http;
import com.talkingshops.customers.query.operation.RunningReadModels;
import com.talkingshops.customers.query.statistics.Shop;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;

class StatisticsControllerTest {

    private static final Clock JUNE = Clock.fixed(Instant.parse("2023-06-15T10:00:00Z"), ZoneOffset.UTC);

    private final RunningReadModels readModels = RunningReadModels.get();
    private final Shop shop = new Shop();
    private final MockMvc http = Http.to(
            new StatisticsController(readModels.bean(com.talkingshops.customers.query.readmodel.Queries.class), JUNE));

    @BeforeEach
    void aShopWithTwoCustomers() {
        var vip = shop.registers("vip", "2023-06-10T00:00:00Z");
        shop.orders(vip, "1250.50", "completed", "2023-06-10T00:00:00Z");
        shop.orders(vip, "0.01", "shipped", "2023-06-11T00:00:00Z");
        shop.orders(vip, "1.00", "completed", "2023-05-11T00:00:00Z");
        shop.registers(null, "2023-05-10T00:00:00Z");
        readModels.store(shop.takeEvents(), 10);
    }

    @Test
    void repliesWithTheMembersOfTheDocumentAndThoseThatWereAdded() throws Exception {
        http.perform(get("/v1/customers/stats").with(Http.as(shop.tenant())))
                .andExpect(status().isOk())
                .andExpect(content().json("""
                                {
                                  "totalCustomers": 2,
                                  "newCustomers": 1,
                                  "averageOrderValue": 625.26,
                                  "totalOrders": 2,
                                  "revenue": 1250.51,
                                  "segmentDistribution": {"unsegmented": 1, "vip": 1},
                                  "period": {"start": "2023-06-01T00:00:00Z", "end": "2023-06-30T23:59:59Z"},
                                  "segments": {
                                    "unsegmented": {"customers": 1, "newCustomers": 0, "totalOrders": 0, "revenue": 0.00,
                                                    "averageOrderValue": 0.00, "averageLifetimeValue": 0.00},
                                    "vip": {"customers": 1, "newCustomers": 1, "totalOrders": 2, "revenue": 1250.51,
                                            "averageOrderValue": 625.26, "averageLifetimeValue": 1251.51}
                                  },
                                  "lifetime": {"totalOrders": 3, "revenue": 1251.51, "averageOrderValue": 417.17}
                                }
                                """, JsonCompareMode.STRICT));
    }

    @Test
    void writesMoneyWithTwoDecimals() throws Exception {
        http.perform(get("/v1/customers/stats?segment=unsegmented").with(Http.as(shop.tenant())))
                .andExpect(content().string(org.hamcrest.Matchers.containsString("\"revenue\":0.00")));
        http.perform(get("/v1/customers/stats?startDate=2023-06-10&endDate=2023-06-10")
                        .with(Http.as(shop.tenant())))
                .andExpect(content().string(org.hamcrest.Matchers.containsString("\"revenue\":1250.50")));
    }

    @Test
    void countsEverythingOnRequest() throws Exception {
        http.perform(get("/v1/customers/stats?period=all").with(Http.as(shop.tenant())))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.totalOrders").value(3))
                .andExpect(jsonPath("$.period.start").value(nullValue()))
                .andExpect(jsonPath("$.period.end").value(nullValue()))
                .andExpect(jsonPath("$.series").doesNotExist());
    }

    @Test
    void addsASeriesOnRequest() throws Exception {
        http.perform(get("/v1/customers/stats?groupBy=month&startDate=2023-04-01&endDate=2023-06-30&segment=vip")
                        .with(Http.as(shop.tenant())))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.series.length()").value(3))
                .andExpect(jsonPath("$.series[1].start").value("2023-05-01T00:00:00Z"))
                .andExpect(jsonPath("$.series[1].totalOrders").value(1))
                .andExpect(jsonPath("$.series[0].totalOrders").value(0))
                .andExpect(jsonPath("$.series[2].newCustomers").value(1));
    }

    @Test
    void refusesWhatItCannotAnswer() throws Exception {
        http.perform(get("/v1/customers/stats?period=all&startDate=2023-06-01").with(Http.as(shop.tenant())))
                .andExpect(status().isBadRequest());
    }

    @Test
    void showsAnotherShopNothing() throws Exception {
        http.perform(get("/v1/customers/stats?period=all").with(Http.as(new Shop().tenant())))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.totalCustomers").value(0))
                .andExpect(jsonPath("$.totalOrders").value(0));
    }
}
