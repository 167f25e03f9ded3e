package com.talkingshops.customers.baseline;

import org.springframework.data.jpa.repository.JpaRepository;

interface CustomerRows extends JpaRepository<CustomerRow, String> {}
